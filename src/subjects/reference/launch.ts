// Starts the built adapter of the reference interpreter.

import path from 'node:path';
import { requireCached } from '../../cached-bundle';

const { serveReference } = requireCached(path.join(__dirname, '..', 'reference.js')) as typeof import('./adapter');
serveReference();
