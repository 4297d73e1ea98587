// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { afterPress, useSteady, watchPresses } from '@/lib/press';

let end = () => {};
beforeEach(() => {
  end = watchPresses(window);
});
afterEach(() => {
  end();
  cleanup();
});

const mouse = (kind: string) => window.dispatchEvent(new MouseEvent(kind, { buttons: 1 }));
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

describe('what waits for a press to be over', () => {
  it('is done at once when nothing is pressed', () => {
    let done = 0;
    afterPress(() => (done += 1));
    expect(done).toBe(1);
  });

  it('is done by the release, before the click, and once', async () => {
    const told: string[] = [];
    window.addEventListener('click', () => told.push('click'), { once: true });
    mouse('mousedown');
    afterPress(() => told.push('left'));
    expect(told).toEqual([]);
    mouse('mouseup');
    mouse('click');
    await nextTask();
    mouse('mousedown');
    mouse('mouseup');
    await nextTask();
    expect(told).toEqual(['left', 'click']);
  });

  it('is done when a drag begins, or when the release was never told', async () => {
    const told: string[] = [];
    mouse('mousedown');
    afterPress(() => told.push('drag'));
    mouse('dragstart');
    await nextTask();
    mouse('mousedown');
    afterPress(() => told.push('lost'));
    window.dispatchEvent(new MouseEvent('mousemove', { buttons: 0 }));
    await nextTask();
    expect(told).toEqual(['drag', 'lost']);
  });
});

describe('a steady value', () => {
  function Shown({ value }: { readonly value: string }) {
    return <p>{useSteady(value)}</p>;
  }

  it('changes only after the press', async () => {
    const { rerender } = render(<Shown value="before" />);
    act(() => void mouse('mousedown'));
    rerender(<Shown value="after" />);
    expect(screen.queryByText('before')).not.toBeNull();
    await act(async () => {
      mouse('mouseup');
      await nextTask();
    });
    expect(screen.queryByText('after')).not.toBeNull();
  });
});
