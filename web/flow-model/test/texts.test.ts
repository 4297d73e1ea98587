import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstLine, pieces } from '../src/index';

describe('pieces', () => {
  it('tell known variables from unknown ones and from words', () => {
    expect(pieces('前面${WaitNo}位，${waitno}，$WaitNo，${}')).toEqual([
      { kind: 'words', source: '前面' },
      { kind: 'variable', source: '${WaitNo}', name: 'WaitNo', variable: 'WaitNo' },
      { kind: 'words', source: '位，' },
      { kind: 'variable', source: '${waitno}', name: 'waitno', variable: null },
      { kind: 'words', source: '，$WaitNo，' },
      { kind: 'variable', source: '${}', name: '', variable: null },
    ]);
  });

  it('joined are the text again', () => {
    const texts = fc
      .array(fc.constantFrom('${', '}', '$', '{', 'WaitNo', '${WaitNo}', ' ', '排队', '\n'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        expect(
          pieces(text)
            .map((piece) => piece.source)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('firstLine', () => {
  it('is the first that has something on it', () => {
    expect(firstLine('\n  \n  您好 \n再见')).toBe('您好');
    expect(firstLine(' \n')).toBe('');
  });
});
