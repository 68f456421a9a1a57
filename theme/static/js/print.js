// Buttons that open the browser's own print window.
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
