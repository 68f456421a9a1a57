// My sheet. What clears everything is in the same bundle, so that both see one store.
import "./main.js";
import "./gather.js";
import "./take.js";
import "./keep.js";
