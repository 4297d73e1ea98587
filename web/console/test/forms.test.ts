import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rulesKept } from '@/features/account/passwordRules';
import {
  embedCode,
  isAppId,
  isAppSecret,
  isChannelName,
  originOf,
  pageAddress,
} from '@/features/channels/channelRules';
import * as common from '@/features/common-settings/commonForm';
import { capIsEditable, isGroupName } from '@/features/groups/capRules';
import { matches } from '@/features/groups/matches';
import * as mode from '@/features/mode-settings/settingsForm';
import { swapped } from '@/features/mode-settings/swapped';
import { isEmail, isMobile, isName, isNumber } from '@/features/staff/staffRules';
import { wholeNumber } from '@/lib/wholeNumber';

describe('a time-out', () => {
  const read = (typed: string) => wholeNumber(typed, 1, 90);

  test('is a whole number from 1 to 90, also in full width', () => {
    expect(['1', '90', ' 20 ', '２０'].map(read)).toEqual([1, 90, 20, 20]);
  });

  test('is nothing else', () => {
    const wrong = ['0', '91', '1.5', 'abc', '', ' ', '-1', '1e1', '0x10', '٣', '99999999999'];
    expect(wrong.filter((typed) => read(typed) !== undefined)).toEqual([]);
  });

  test('is read exactly when it is within the limits', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200, max: 200 }), (value) => {
        expect(read(String(value))).toBe(value >= 1 && value <= 90 ? value : undefined);
      }),
    );
  });
});

describe('the settings of a mode', () => {
  const saved = {
    offerTimeoutOn: true,
    offerTimeoutSeconds: 20,
    restAfterMiss: true,
    agentOrder: 'LONGEST_IDLE',
    lastAgentFirst: false,
    restoreSeconds: 10,
  } as const;

  test('come back as they were when nothing was typed', () => {
    expect(mode.settingsOf(mode.fieldsOf(saved), saved, 'PHONE')).toEqual(saved);
    expect(mode.differs(mode.fieldsOf(saved), saved)).toBe(false);
  });

  test('keep the saved seconds when the time-out is switched off with nonsense in its field', () => {
    const typed = { ...mode.fieldsOf(saved), offerTimeoutOn: false, offerTimeoutSeconds: 'abc' };
    expect(mode.settingsOf(typed, saved, 'OMNIMEDIA')).toEqual({ ...saved, offerTimeoutOn: false });
    expect(mode.differs(typed, saved)).toBe(true);
  });

  test('change the time after a call in PHONE only', () => {
    const typed = { ...mode.fieldsOf(saved), restoreSeconds: '30' };
    expect(mode.settingsOf(typed, saved, 'PHONE').restoreSeconds).toBe(30);
    expect(mode.settingsOf(typed, saved, 'ONLINE').restoreSeconds).toBe(10);
  });
});

describe('the common settings', () => {
  const saved = {
    companyName: '示例科技',
    timeZone: 'Asia/Shanghai',
    accentColour: '#1f63e6',
    nobodyOnlineGraceSeconds: 60,
    placeKeptSeconds: 300,
    flowAwaySeconds: 1800,
    agentGoneSeconds: 30,
    agentReturnSeconds: 60,
  };

  test('do not differ by the case of a colour', () => {
    const typed = { ...common.fieldsOf(saved), accentColour: '#1F63E6' };
    expect(common.differs(typed, saved)).toBe(false);
  });

  test('are sent as numbers, with the name trimmed', () => {
    const typed = { ...common.fieldsOf(saved), companyName: ' 新公司 ', placeKeptSeconds: '600' };
    expect(common.settingsOf(typed, saved)).toEqual({
      ...saved,
      companyName: '新公司',
      placeKeptSeconds: 600,
    });
  });
});

describe('names', () => {
  test('have 1 to 20 characters, wide, narrow or emoji', () => {
    const twenty = ['字'.repeat(20), 'a'.repeat(20), '😀'.repeat(20), `  ${'ａ'.repeat(20)}  `];
    for (const holds of [isGroupName, isChannelName]) {
      expect(twenty.filter(holds)).toEqual(twenty);
      expect(['', '   ', '字'.repeat(21), '😀'.repeat(21)].filter(holds)).toEqual([]);
    }
    expect(['Alexandra Montgomery-Whitfield', '字'.repeat(50)].every(isName)).toBe(true);
    expect(['', '   ', '字'.repeat(51), '😀'.repeat(51)].some(isName)).toBe(false);
  });

  test('only ONLINE groups choose how many conversations an agent has', () => {
    expect(capIsEditable('ONLINE')).toBe(true);
    expect(capIsEditable('OMNIMEDIA')).toBe(false);
    expect(capIsEditable('PHONE')).toBe(false);
  });
});

describe('staff', () => {
  test('have e-mails, numbers and mobiles of the right form', () => {
    expect(['a@b.cc', ' li@例子.中国 '].filter(isEmail)).toHaveLength(2);
    expect(['', 'a', 'a@b', '@b.cc', 'a b@c.dd', 'a@@b.cc'].filter(isEmail)).toEqual([]);
    expect(['', '000010', 'A7'].filter(isNumber)).toHaveLength(3);
    expect(['工号', '1 2', '1'.repeat(21), '1-2'].filter(isNumber)).toEqual([]);
    expect(['', '13800138000', '+86 138-0013-8000'].filter(isMobile)).toHaveLength(3);
    expect(['abc', '1', '138001380x', '--------'].filter(isMobile)).toEqual([]);
  });

  test('are found by a part of name, number or e-mail, whatever the case and width', () => {
    const anna = { name: 'Anna 李', number: '000013', email: 'anna@example.com' };
    expect(['', 'anna', 'ＡＮＮＡ', '李', '0013', 'EXAMPLE'].every((s) => matches(anna, s))).toBe(
      true,
    );
    expect(['bob', '000014'].some((s) => matches(anna, s))).toBe(false);
  });
});

describe('a password', () => {
  const all = ['length', 'digit', 'letter', 'symbol', 'email'];

  test('keeps all rules with a digit, a letter and a symbol in 8 to 20 characters', () => {
    expect(rulesKept('Abcdef1!', 'a@b.cc')).toEqual(all);
    expect(rulesKept(`${'a'.repeat(18)}1!`, 'a@b.cc')).toEqual(all);
  });

  test('misses the rule that it breaks', () => {
    const missing = (password: string) =>
      all.filter((rule) => !rulesKept(password, 'agent1@b.cc').some((kept) => kept === rule));
    expect(missing('Abcde1!')).toEqual(['length']);
    expect(missing(`${'a'.repeat(19)}1!`)).toEqual(['length']);
    expect(missing('Abcdefg!')).toEqual(['digit']);
    expect(missing('1234567!')).toEqual(['letter']);
    expect(missing('Abcdefg1')).toEqual(['symbol']);
    expect(missing('AGENT1@b.cc')).toEqual(['email']);
    expect(missing('')).toEqual(all);
  });
});

describe('a channel', () => {
  test('takes the origin out of what was pasted', () => {
    expect(originOf('https://www.example.com/a?b#c')).toBe('https://www.example.com');
    expect(originOf('www.example.com')).toBe('https://www.example.com');
    expect(originOf('HTTP://Example.com:8080')).toBe('http://example.com:8080');
    expect(originOf('https://example.com:443')).toBe('https://example.com');
  });

  test('takes nothing that is no site', () => {
    const wrong = [
      '',
      ' ',
      'a b',
      'ftp://example.com',
      'javascript:alert(1)',
      '*',
      'https://*.a.b',
    ];
    expect(wrong.filter((typed) => originOf(typed) !== undefined)).toEqual([]);
  });

  test('takes what can be an AppID and a secret', () => {
    expect(isAppId(' wx0123456789abcdef ')).toBe(true);
    expect(['', 'wx', 'wx 0123', '小程序小程序', 'w'.repeat(65)].filter(isAppId)).toEqual([]);
    expect(isAppSecret('0123456789abcdef0123456789ABCDEF')).toBe(true);
    expect(['', 'a b', '密钥', 'a'.repeat(129)].filter(isAppSecret)).toEqual([]);
  });

  test('is reached by its key', () => {
    expect(pageAddress('https://z.example', 'a b')).toBe('https://z.example/c/?k=a%20b');
    expect(embedCode('https://z.example', 'k1')).toBe(
      '<script src="https://z.example/c/widget.js" data-zongji="k1" async></script>',
    );
  });
});

describe('moving a quick reply', () => {
  const list = ['a', 'b', 'c'].map((id, index) => ({ id, position: index * 10 }));
  const ids = (after: readonly { readonly id: string }[]) => after.map(({ id }) => id).join('');

  test('changes it with its neighbour and counts anew', () => {
    const after = swapped(list, 0, 1);
    expect(ids(after)).toBe('bac');
    expect(after.map(({ position }) => position)).toEqual([1, 2, 3]);
    expect(ids(swapped(list, 2, -1))).toBe('acb');
  });

  test('beyond the ends changes nothing', () => {
    expect(swapped(list, 0, -1)).toBe(list);
    expect(swapped(list, 2, 1)).toBe(list);
  });
});
