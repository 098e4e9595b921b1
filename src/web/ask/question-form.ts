import type { Parameter, SavedQuery } from '../../query/saved-query.ts';
import { html } from '../shell/elements.ts';
import type { Model } from '../shell/model.ts';
import { fold } from '../shell/search.ts';

const WORDS: Readonly<Record<string, string>> = { iri: 'anyone', date: 'any date', integer: 'any number', string: 'anything' };

/** Names for a list of values: those with the most claims first. */
const MOST_NAMES = 400;

function control(parameter: Parameter, value: string, id: string, listId: string): HTMLInputElement | HTMLSelectElement {
  const { name, type, values, required } = parameter;
  if (values.length > 0) {
    const select = html(
      'select',
      { id, name },
      required ? null : html('option', { value: '' }, 'any'),
      values.map((one) => html('option', { value: one }, one)),
    );
    select.value = value;
    return select;
  }
  const kind = type === 'date' ? 'date' : type === 'integer' ? 'number' : 'text';
  return html('input', {
    id,
    name,
    type: kind,
    value,
    required,
    autocomplete: 'off',
    placeholder: required ? '' : WORDS[type],
    ...(type === 'iri' ? { list: listId } : {}),
  });
}

/** The form of a saved question: a field per parameter, with the names of the data to choose from. */
export function questionForm(model: Model, question: SavedQuery, values: Readonly<Record<string, string>>): HTMLElement {
  const listId = 'party-names';
  const names = [...model.parties.values()].sort((x, y) => y.claims - x.claims).slice(0, MOST_NAMES);
  const unique = [...new Map(names.map(({ named }) => [fold(named.label), named.label])).values()];
  const fields = question.parameters.map((parameter) => {
    const id = `parameter-${parameter.name}`;
    const value = values[parameter.name] ?? parameter.default ?? '';
    return html(
      'span',
      { class: 'field' },
      html('label', { for: id }, parameter.name.replaceAll('_', ' '), parameter.required ? ' (needed)' : ''),
      control(parameter, value, id, listId),
    );
  });
  return html(
    'div',
    { class: 'fields' },
    fields,
    question.parameters.some((p) => p.type === 'iri')
      ? html(
          'datalist',
          { id: listId },
          unique.map((name) => html('option', { value: name })),
        )
      : null,
  );
}

/** What stands in the form now; empty fields are left out. */
export function formValues(form: HTMLElement): Record<string, string> {
  const controls = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input[name], select[name]')];
  return Object.fromEntries(controls.filter(({ value }) => value.trim() !== '').map(({ name, value }) => [name, value.trim()]));
}
