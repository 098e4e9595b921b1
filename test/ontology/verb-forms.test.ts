import { describe, expect, it } from 'vitest';
import { verbForms } from '../../src/ontology/verb-forms.ts';

describe('verbForms', () => {
  it.each([
    ['bomb', ['bomb', 'bombs', 'bombed', 'bombing']],
    ['seize', ['seize', 'seizes', 'seized', 'seizing']],
    ['ban', ['ban', 'bans', 'banned', 'banning']],
    ['shell', ['shell', 'shells', 'shelled', 'shelling']],
    ['raid', ['raid', 'raids', 'raided', 'raiding']],
    ['clash', ['clash', 'clashes', 'clashed', 'clashing']],
  ])('inflects %s', (lemma, forms) => {
    expect(verbForms(lemma)).toEqual(forms);
  });

  it.each([
    ['deny', 'denied'],
    ['deny', 'denying'],
    ['deploy', 'deployed'],
    ['free', 'freed'],
    ['agree', 'agreeing'],
    ['admit', 'admitted'],
    ['visit', 'visited'],
    ['veto', 'vetoes'],
    ['die', 'dying'],
  ])('knows a form of %s: %s', (lemma, form) => {
    expect(verbForms(lemma)).toContain(form);
  });
});
