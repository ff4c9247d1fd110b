/** The report's script: steppers, theme, copying commands, opening what a link leads to. All content is in the page without it. */
import { startCopying } from './parts/copy.js';
import { startOpening } from './parts/open.js';
import { startSteppers } from './parts/steppers.js';
import { startTheme } from './parts/theme.js';

startTheme();
startCopying();
startOpening();
startSteppers();
