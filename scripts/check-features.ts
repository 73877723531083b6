// Checks the form of the features: ids, levels, titles, steps, descriptions (see readSpecification).

import { FEATURES_FOLDER } from '../src/cli/places';
import { examplesOf } from '../src/spec/specification';
import { readOrRefuse } from './refuse-malformed';

const specification = readOrRefuse(FEATURES_FOLDER);
const rules = specification.sections.reduce((count, section) => count + section.rules.length, 0);
console.log(`${specification.sections.length} sections, ${rules} rules, ${examplesOf(specification).length} examples`);
