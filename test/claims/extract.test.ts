import { describe, expect, test } from 'vitest';
import { readText } from './read-text.ts';

/** The claims about events that a text must give, among others perhaps. */
const cases = (rows: readonly (readonly [text: string, ...claims: string[]])[]): void => {
  test.each(rows.map(([text, ...claims]) => ({ text, claims })))('$text', ({ text, claims }) => {
    expect(readText(text, '2026-11-20')).toEqual(expect.arrayContaining(claims));
  });
};
/** Texts that tell of nothing. */
const silent = (texts: readonly string[]): void => {
  test.each(texts)('%s', (text) => expect(readText(text, '2026-11-20')).toEqual([]));
};

describe('roles', () => {
  cases([
    ['Turkey supplied Ethiopia with 24 armed drones in 2021.', 'Asserted ArmsTransfer supplier=Turkey receiver=Ethiopia 2021'],
    ['Ethiopia was supplied with armed drones by Turkey.', 'Asserted ArmsTransfer supplier=Turkey receiver=Ethiopia'],
    ['The drones that Turkey sold to Ethiopia arrived in May.', 'Asserted ArmsTransfer supplier=Turkey receiver=Ethiopia'],
    ['Turkey sold and delivered drones to Ethiopia.', 'Asserted ArmsTransfer supplier=Turkey receiver=Ethiopia'],
    ['Eritrea came under attack from Ethiopia.', 'Asserted Attack attacker=Ethiopia target=Eritrea'],
    ["Kenya's invasion of Somalia in 2011 angered Eritrea.", 'Asserted Invasion attacker=Kenya target=Somalia 2011'],
    ['Talks between Kenya and Ethiopia began in Nairobi on Monday.', 'Asserted Meeting participant=Kenya+Ethiopia 2026-11-16'],
    [
      'On Thursday, Maria Lopez, an opposition candidate for the presidential election, held a rally in Caracas.',
      'Asserted Demonstration protester=Maria Lopez 2026-11-19',
    ],
    [
      'On Sunday Presidents Paul Biya of Cameroon and Idriss Deby of Chad signed the border agreement.',
      'Asserted Agreement participant=Paul Biya+Idriss Déby 2026-11-15',
    ],
    [
      'Kenya and Uganda met in Nairobi. They called on Somalia to release the prisoners.',
      'Asserted Demand requester=Kenya+Uganda addressee=Somalia',
    ],
    // the day of the saying is not the day of the deed
    [
      "Chad's army killed 50 villagers in Mao, Human Rights Watch said on Thursday.",
      'Reported Killing attacker=Chadian military target=50 villagers by=Human Rights Watch',
    ],
    ['“We will not accept the truce,” the Kenyan foreign ministry said.', 'Asserted Rejection rejecter=Kenyan Foreign Ministry'],
    [
      'A French diplomat, who declined to be named, said Paris was worried and that Turkey had reportedly delivered new drones to Ethiopia last month.',
      'Alleged ArmsTransfer supplier=Turkey receiver=Ethiopia by=French diplomat 2026-10',
    ],
    // what follows from the deed is alleged as the deed is, and nobody's but the accused's
    [
      'Kenya accused Eritrea of bombing a convoy, killing two soldiers.',
      'Alleged Airstrike attacker=Eritrea target=convoy+two soldiers by=Kenya',
    ],
    ['Kenya imposed sanctions on Eritrea.', 'Asserted EconomicSanction sanctioner=Kenya sanctioned=Eritrea'],
  ]);
});

describe('status and polarity', () => {
  cases([
    ['Turkey reportedly sold drones to Ethiopia.', 'Alleged ArmsTransfer supplier=Turkey receiver=Ethiopia'],
    ['Turkey is expected to sell drones to Ethiopia.', 'Planned ArmsTransfer supplier=Turkey receiver=Ethiopia'],
    ['Turkey may sell drones to Ethiopia.', 'Possible ArmsTransfer supplier=Turkey receiver=Ethiopia'],
    ['Turkey refused to sell drones to Ethiopia.', 'not Asserted ArmsTransfer supplier=Turkey receiver=Ethiopia'],
    ['Turkey did not sell drones to Ethiopia.', 'not Asserted ArmsTransfer supplier=Turkey receiver=Ethiopia'],
    [
      'If Eritrea attacks Ethiopia, Kenya will send troops.',
      'Possible Attack attacker=Eritrea target=Ethiopia',
      'Planned Deployment actor=Kenya',
    ],
    [
      'Kenya threatened to impose sanctions on Eritrea.',
      'Asserted Threat threatener=Kenya threatened=Eritrea',
      'Planned EconomicSanction sanctioner=Kenya sanctioned=Eritrea',
    ],
    ['Kenya tried to arrest the rebel leader.', 'Possible Arrest coercer=Kenya coerced=rebel leader'],
    ['Kenya and Somalia may hold talks in Djibouti next week.', 'Possible Meeting participant=Kenya+Somalia 2026-11'],
  ]);
  test('what is urged is not claimed to have happened', () => {
    expect(readText('Kenya urged Eritrea to withdraw its troops from Ethiopia.')).toEqual([
      'Asserted Demand requester=Kenya addressee=Eritrea',
    ]);
  });
});

describe('attribution', () => {
  cases([
    ['According to Reuters, Turkey sold drones to Ethiopia.', 'Reported ArmsTransfer supplier=Turkey receiver=Ethiopia by=Reuters'],
    ['Officials said Turkey had sold drones to Ethiopia.', 'Reported ArmsTransfer supplier=Turkey receiver=Ethiopia by=Officials'],
    [
      'Sudan accused Kenya of arming rebels.',
      'Asserted Accusation accuser=Sudan accused=Kenya',
      'Alleged ArmsTransfer supplier=Kenya receiver=rebels by=Sudan',
    ],
    [
      '"We have sold drones to Ethiopia," Turkish Defence Minister Yasar Guler said.',
      'Reported ArmsTransfer supplier=Yaşar Güler receiver=Ethiopia by=Yaşar Güler',
    ],
  ]);
});

describe('denials and doubts', () => {
  cases([
    ['Turkey denied selling drones to Ethiopia.', 'not Denied ArmsTransfer supplier=Turkey receiver=Ethiopia by=Turkey'],
    [
      'Sudan accused Kenya of arming rebels. The Kenyan government has denied the allegations.',
      'Alleged ArmsTransfer supplier=Kenya receiver=rebels by=Sudan',
      'not Denied ArmsTransfer supplier=Kenya receiver=rebels by=Kenya',
    ],
    ['Turkey sold drones to Ethiopia, although this has not been confirmed.', 'Alleged ArmsTransfer supplier=Turkey receiver=Ethiopia'],
  ]);
});

describe('statements', () => {
  cases([["Kenya said Somalia's new port was the largest on the coast.", 'Asserted Statement speaker=Kenya']]);
  silent(["The poet said Somalia's new port was the largest on the coast.", 'Kenya said it was a quiet year.']);
});

describe('relations', () => {
  cases([
    [
      'Kenyan President William Ruto met Ethiopian Prime Minister Abiy Ahmed in Nairobi.',
      'Asserted William Ruto holdsOffice President of Kenya',
      'Asserted Abiy Ahmed holdsOffice Prime Minister of Ethiopia',
    ],
    ['The blast struck Beirut, Lebanon.', 'Asserted Beirut locatedIn Lebanon'],
  ]);
});

describe('metaphors, sports and plain prose', () => {
  silent([
    'The senate killed the bill.',
    'The minister gave a speech in Nairobi.',
    'The court heard that the company launched a new product.',
    'Kenya beat Uganda 3-1 in the final of the tournament.',
  ]);
});
