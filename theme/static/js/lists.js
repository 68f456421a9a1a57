// Pages with lists: what belongs to a line, what is kept, and what is where.
import "./main.js";
import "./checklist.js";
import "./keep.js";
import "./hub.js";
