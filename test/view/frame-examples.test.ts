import { expect, it } from 'vitest';
import { extract } from '../../src/claims/extract.ts';
import { loadResources } from '../../src/load-resources.ts';
import { frameExamples } from '../../src/view/frame-examples.ts';
import { frameMeetings } from '../../src/view/frame-meetings.ts';

const { ontology, lexicon, analyse } = loadResources();
const reader = { analyse, read: extract(ontology, lexicon), meetings: frameMeetings(ontology, lexicon) };
const supply = ontology.frames.find(({ name }) => name === 'frame-supply-with')!;
const withExamples = (...texts: string[]) =>
  frameExamples(
    { ...ontology, frames: [{ ...supply, examples: texts.map((text) => ({ text, reading: '' })) }], relationFrames: [] },
    reader,
  )[0]!;

it('tells a frame that fires in its example from one that others stand in for, and from one that nothing speaks for', () => {
  expect(withExamples('Turkey supplied Azerbaijan with armed drones.')).toMatchObject({ result: 'fires', why: '', instead: [] });
  expect(withExamples('Turkey delivered armed drones to Azerbaijan.')).toMatchObject({
    result: 'covered',
    why: 'no word of it was met',
    instead: ['frame-supply-to'],
  });
  const silent = withExamples('Turkey supplied Azerbaijan with patience.');
  expect(silent.result).toBe('silent');
  expect(silent.why).toMatch(/with is materiel/);
});

it('takes the best of several examples', () => {
  const { result, example } = withExamples('It rained in Kenya.', 'Turkey supplied Azerbaijan with armed drones.');
  expect([result, example]).toEqual(['fires', 'Turkey supplied Azerbaijan with armed drones.']);
});
