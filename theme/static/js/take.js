// Takes my sheet along as a text: into a file, or to the clipboard. It is made on the device, out of what the page shows.
const sheet = document.querySelector("[data-sheet]");
const told = document.querySelector("[data-told]");
const linesOf = (part) =>
  [...part.querySelectorAll("li")].flatMap((row) => {
    const [words, ...mine] = [...row.querySelectorAll("[data-live]:not([hidden]) > [data-says]:not([hidden])")].map((node) =>
      node.textContent.trim().replace(/\s*\n\s*/g, "\n  "),
    );
    return words ? [`- ${words}`, ...mine.map((text) => `  ${text}`)] : [];
  });
const text = () => {
  const parts = [...sheet.querySelectorAll("[data-part]")].map((part) => [part, linesOf(part)]);
  const more = sheet.querySelector("[data-more]");
  const blocks = parts.filter(([, lines]) => lines.length).map(([part, lines]) => [part.querySelector("h3").textContent, ...lines].join("\n"));
  if (more.value) blocks.push(`${sheet.querySelector("[data-more-title]").textContent}\n${more.value.trim()}`);
  return `${[sheet.querySelector("h2").textContent, ...blocks].join("\n\n")}\n`;
};
const copyOld = () => {
  const box = document.createElement("textarea");
  const focused = document.activeElement;
  box.value = text();
  box.readOnly = true;
  focused.after(box);
  box.select();
  const isCopied = document.execCommand("copy");
  box.remove();
  focused.focus();
  return isCopied;
};
const ways = {
  save() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text()], { type: "text/plain" }));
    link.download = told.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 9999);
    return "saved";
  },
  async copy() {
    try {
      await navigator.clipboard.writeText(text());
      return "copied";
    } catch {
      return copyOld() ? "copied" : "uncopied";
    }
  },
};
for (const button of document.querySelectorAll("[data-way]"))
  button.addEventListener("click", async () => {
    told.textContent = "";
    told.textContent = told.dataset[await ways[button.dataset.way]()];
  });
