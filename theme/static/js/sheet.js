// My sheet. What clears everything is in the same bundle, so that both see one store.
import "./gather.js";
import "./take.js";
import "./keep.js";
