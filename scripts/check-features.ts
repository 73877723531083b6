// Checks the form of the features: ids, levels, titles (see readSpecification).

import { examplesOf, readSpecification, SpecificationError } from '../src/spec/specification';
import { FEATURES_FOLDER } from '../src/cli/places';

try {
  const specification = readSpecification(FEATURES_FOLDER);
  const rules = specification.sections.reduce((count, section) => count + section.rules.length, 0);
  console.log(
    `${specification.sections.length} sections, ${rules} rules, ${examplesOf(specification).length} examples`,
  );
} catch (error) {
  if (!(error instanceof SpecificationError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
