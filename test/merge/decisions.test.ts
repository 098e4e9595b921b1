import { describe, expect, test, vi } from 'vitest';
import { type Decision, parseDecisions, standingDecisions, writeDecisions } from '../../src/merge/decisions.ts';
import { joined, mergeTurtle } from './merge-fixture.ts';

// Slow machines share their cores; these tests do a lot.
vi.setConfig({ testTimeout: 180_000 });

const decide = (left: string, right: string, verdict: Decision['verdict'], more: Partial<Decision> = {}): Decision => ({
  left: `http://${left[0]}.example/${left.slice(2)}`,
  right: `http://${right[0]}.example/${right.slice(2)}`,
  verdict,
  by: 'Ada',
  date: '2024-01-02',
  why: 'looked it up',
  leftLabel: '',
  rightLabel: '',
  ...more,
});
const PEOPLE = [
  'a:p a ent:Person ; skos:prefLabel "Per Holm" .',
  'b:p a ent:Person ; skos:prefLabel "Per Holm" .',
  'c:p a ent:Person ; skos:prefLabel "Per Holm" .',
];

describe('the file of decisions', () => {
  test('comes back as it was written, sorted, readable by tools for SSSOM', () => {
    const decisions = [
      decide('b:x', 'c:y', 'different', { leftLabel: 'X\tx', rightLabel: 'Y' }),
      decide('a:x', 'b:y', 'same'),
      decide('a:q', 'c:y', 'unsure'),
    ];
    const text = writeDecisions(decisions);
    expect(text.split('\n')[0]).toBe(
      'subject_id\tsubject_label\tpredicate_id\tpredicate_modifier\tobject_id\tobject_label\tmapping_justification\tauthor_label\tmapping_date\tcomment',
    );
    expect(text).toContain('http://b.example/x\tX x\towl:sameAs\tNot\thttp://c.example/y');
    expect(writeDecisions(parseDecisions(text))).toBe(text);
    expect(writeDecisions([...decisions].reverse())).toBe(text);
  });

  test('a bad row is named by its line', () => {
    expect(() =>
      parseDecisions('#curie_map:\nsubject_id\tpredicate_id\tobject_id\nurn:a\towl:sameAs\turn:b\nurn:a\tmaybe\turn:c\n', 'd.tsv'),
    ).toThrow(expect.objectContaining({ code: 'merge/bad-decisions', place: { source: 'd.tsv', line: 4 } }));
  });

  test('of two decisions the later holds, of two on one day the more cautious', () => {
    const verdict = (...decisions: Decision[]) => [...standingDecisions(decisions).values()].map((d) => d.verdict);
    expect(verdict(decide('a:x', 'b:x', 'different'), decide('a:x', 'b:x', 'same', { date: '2025-01-01' }))).toEqual(['same']);
    expect(verdict(decide('a:x', 'b:x', 'same'), decide('a:x', 'b:x', 'different'))).toEqual(['different']);
    expect(verdict(decide('a:x', 'b:x', 'different'), decide('a:x', 'b:x', 'same'))).toEqual(['different']);
  });
});

describe('what decisions do', () => {
  test('yes joins, no and unsure do not, and none is proposed again', async () => {
    const merged = await mergeTurtle(PEOPLE, { decisions: [decide('a:p', 'b:p', 'same'), decide('a:p', 'c:p', 'different')] });
    expect(joined(merged)).toEqual(['a:p b:p']);
    expect(merged.alignment.proposals.filter((p) => p.state === 'joined')).toEqual([]);
    expect(merged.alignment.proposals.some((p) => p.left.includes('a.example') && p.right.includes('c.example'))).toBe(false);
  });

  test('a no holds through the closure: what is A is nothing that is B, whichever links would join them', async () => {
    const chain = ['a:x owl:sameAs b:x .', 'b:x owl:sameAs c:x .', 'c:x owl:sameAs c:y .'];
    const merged = await mergeTurtle(chain, { decisions: [decide('a:x', 'c:y', 'different')] });
    for (const group of merged.alignment.clusters.groups)
      expect(group.includes('http://a.example/x') && group.includes('http://c.example/y')).toBe(false);
    expect(merged.quads.some((q) => q.predicate.value.endsWith('#differentFrom'))).toBe(true);
  });

  test('a no wins against a shared identifier', async () => {
    const merged = await mergeTurtle(['a:x a ent:Country ; ent:alpha3 "NOR" .', 'b:x a ent:Country ; ent:alpha3 "NOR" .'], {
      decisions: [decide('a:x', 'b:x', 'different')],
    });
    expect(joined(merged)).toEqual([]);
  });

  test('decisions travel with the merged file', async () => {
    const { mergeGraphs } = await import('../../src/merge/merge-graphs.ts');
    const { rules, file } = await import('./merge-fixture.ts');
    const { nquads } = await import('../../src/export/formats/nquads.ts');
    const first = await mergeTurtle(PEOPLE.slice(0, 2), { decisions: [decide('a:p', 'b:p', 'same')] });
    const again = await mergeGraphs([{ name: 'm.nq', content: [...nquads.write(first)].join('') }, file('c', PEOPLE[2]!)], { rules });
    expect(joined(again)).toEqual(['a:p b:p']);
    expect(again.alignment.clusters.accepted[0]!.reason).toBe('decided by Ada: looked it up');
  });
});
