// Readers need no script. This one follows along in the list of parts, and that is all.
import { followParts } from './follow-parts';

followParts();
