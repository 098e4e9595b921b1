import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadQuestions } from '../../src/load-questions.ts';

const WHAT = { iri: 'a name in the data or an IRI', date: 'a date (YYYY-MM-DD)', integer: 'a whole number', string: 'a word' } as const;

test('docs/questions.md lists the saved questions', async () => {
  const parts = loadQuestions().map(({ name, summary, description, tags, parameters }) => {
    const rows = parameters.map(
      (p) =>
        `| \`--${p.name.replaceAll('_', '-')}\` | ${p.values.length > 0 ? p.values.join(', ') : WHAT[p.type]} | ${p.required ? 'yes' : ''} | ${p.default ?? ''} |\n`,
    );
    const table = rows.length > 0 ? `\n| parameter | value | required | default |\n|---|---|---|---|\n${rows.join('')}` : '';
    return `## ${name}\n\n**${summary}** ${description}\nTags: ${tags.join(', ')}.\n${table}`;
  });
  const page = `<!-- Made from queries/*.rq by \`npx vitest run test/docs -u\`; a test fails when it is out of date. -->\n# Saved questions\n\n\`entente ask <question> [--parameter value] [files…]\`. A country also stands for the people and bodies that act for it. Each question is a file\nin \`queries/\` that any SPARQL engine can run; the same files are routes of \`entente serve\` and forms of its page.\n\n${parts.join('\n')}`;
  await expect(page).toMatchFileSnapshot(join(import.meta.dirname, '..', '..', 'docs', 'questions.md'));
});
