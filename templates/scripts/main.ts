// Everything here only improves pages that work without it.
import { codeField } from "./code";
import { copyButtons, printButtons } from "./buttons";
import { progress } from "./progress";
import { unsaved } from "./unsaved";

codeField();
copyButtons();
printButtons();
progress();
unsaved();
