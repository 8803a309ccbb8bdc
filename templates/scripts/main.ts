// Everything here only improves pages that work without it.
import { codeField } from "./code";
import { copyButtons, printButtons } from "./buttons";
import { method } from "./method";
import { points } from "./points";
import { progress } from "./progress";
import { ranking } from "./ranking";
import { unsaved } from "./unsaved";

codeField();
copyButtons();
printButtons();
method();
points();
progress();
ranking();
unsaved();
