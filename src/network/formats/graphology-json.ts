import type { Network } from '../project.ts';

/** Graphology's own JSON: `MultiGraph.from(JSON.parse(text))` gives the same network. */
export const writeGraphologyJson = (network: Network): string => `${JSON.stringify(network.export(), null, 1)}\n`;
