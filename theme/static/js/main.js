// One line a behavior. The modules share nothing; each can be deleted without breaking another.
import "./theme.js";
import "./leave.js";
import "./print.js";
