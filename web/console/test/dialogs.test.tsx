// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { themeOf } from '@zongji/ui';
import { App, ConfigProvider, Form, Input } from 'antd';
import { createInstance } from 'i18next';
import { useState } from 'react';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router';
import { afterEach, describe, expect, test } from 'vitest';
import { FormDialog } from '@/lib/FormDialog';
import zh from '@/lib/i18n/zh.json';
import { LeaveGuard } from '@/lib/leaving';
import { keepSecondClicks } from '@/lib/secondClick';
import { useConfirm } from '@/lib/useConfirm';
import { useOpening } from '@/lib/useOpening';

interface Thing {
  readonly id: string;
  readonly name: string;
}

const A: Thing = { id: 'a', name: '甲' };
const B: Thing = { id: 'b', name: '乙' };

/** A save that the test answers when it wants. */
interface Request {
  readonly id: string | undefined;
  readonly name: string;
  readonly answer: () => Promise<void>;
  readonly refuse: () => Promise<void>;
}

// What jsdom lacks of a browser: nothing here asks for more than an answer.
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener: () => {},
    removeListener: () => {},
  });

describe('a form in a dialog', { timeout: 30_000 }, () => {
  afterEach(() => {
    cleanup();
    document.body.replaceChildren();
  });

  test('shows the record it names, after another one was edited and left by every way out', () => {
    const desk = open();
    for (const way of ['取消', 'Esc', '×']) {
      desk.press('编辑 甲');
      expect(desk.title()).toBe('编辑「甲」');
      expect(desk.field().value).toBe('甲');
      desk.leave(way);
      desk.press('编辑 乙');
      expect(desk.title()).toBe('编辑「乙」');
      expect(desk.field().value).toBe('乙');
      desk.leave(way);
    }
  });

  test('is empty when something is added after something was edited', async () => {
    const desk = open();
    desk.press('编辑 甲');
    desk.type('丙');
    desk.submit();
    await waitFor(() => expect(desk.requests).toHaveLength(1));
    await desk.last().answer();
    await desk.closed();
    desk.press('添加');
    expect(desk.field().value).toBe('');
  });

  test('saves onto the record it names, once however often it is asked', async () => {
    const desk = open();
    desk.press('编辑 甲');
    desk.leave('取消');
    desk.press('编辑 乙');
    desk.submit();
    desk.submit();
    await waitFor(() => expect(desk.requests.map(({ id }) => id)).toEqual(['b']));
    desk.submit();
    await desk.last().answer();
    await desk.closed();
    expect(desk.requests.map(({ id, name }) => [id, name])).toEqual([['b', '乙']]);
  });

  test('stays open and as it is when the answer for the record before comes late', async () => {
    const desk = open();
    desk.press('编辑 甲');
    desk.type('甲二');
    desk.submit();
    await waitFor(() => expect(desk.requests).toHaveLength(1));
    desk.leave('取消');
    desk.press('放弃');
    await desk.closed();
    desk.press('编辑 乙');
    desk.type('乙二');
    await desk.last().answer();
    await screen.findByText('「甲二」已保存');
    expect(desk.title()).toBe('编辑「乙」');
    expect(desk.field().value).toBe('乙二');
  });

  test('says of which record it was when a refusal comes after it was closed', async () => {
    const desk = open();
    desk.press('编辑 甲');
    desk.submit();
    await waitFor(() => expect(desk.requests).toHaveLength(1));
    desk.leave('取消');
    await desk.closed();
    desk.press('编辑 乙');
    await desk.last().refuse();
    await screen.findByText(/^编辑「甲」：没有保存。/);
    expect(screen.queryByRole('alert', { name: zh.notSaved })).toBeNull();
    expect(desk.field().value).toBe('乙');
  });

  test('asks before what was filled in is discarded, and not when nothing was', async () => {
    const desk = open();
    desk.press('添加');
    desk.type('丙');
    desk.leave('Esc');
    desk.press('继续填写');
    await waitFor(() => expect(screen.queryAllByText(zh.discardForm.title)).toEqual([]));
    expect(desk.field().value).toBe('丙');
    desk.type('');
    desk.leave('取消');
    await desk.closed();
  });

  test('is not closed by a click beside it', () => {
    const desk = open();
    desk.press('添加');
    const mask = document.querySelector('.ant-modal-wrap');
    if (mask === null) throw new Error('no mask');
    fireEvent.mouseDown(mask);
    fireEvent.mouseUp(mask);
    fireEvent.click(mask);
    expect(desk.title()).toBe('添加');
  });

  test('asks before the page is left by a link or by going back', async () => {
    const desk = open();
    desk.press('添加');
    desk.type('丙');
    await desk.go('/elsewhere');
    await screen.findAllByText(zh.leave.title);
    desk.press(zh.leave.stay);
    await waitFor(() => expect(screen.queryAllByText(zh.leave.title)).toEqual([]));
    expect(desk.field().value).toBe('丙');
    await desk.go('/elsewhere');
    await screen.findAllByText(zh.leave.title);
    desk.press(zh.leave.leave);
    await screen.findByText('another page');
  });

  test('gives the keyboard back to the button that opened it, or to the heading when that is gone', async () => {
    const desk = open();
    const button = screen.getByRole('button', { name: '编辑 甲' });
    button.focus();
    desk.press('编辑 甲');
    desk.leave('取消');
    await desk.closed();
    expect(document.activeElement).toBe(button);
    desk.press('编辑 甲');
    desk.press('remove the rows');
    desk.leave('取消');
    await desk.closed();
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  });
});

test('a question that nobody has answered goes with its page', async () => {
  const desk = open();
  desk.press('删除');
  await screen.findAllByText('删除？');
  await desk.go('/elsewhere');
  await screen.findByText('another page');
  await waitFor(() => expect(screen.queryAllByText('删除？')).toEqual([]));
});

describe('the second click of a double click', () => {
  afterEach(() => document.body.replaceChildren());

  test('does not press what has come to lie above what was clicked', () => {
    const { page, layer, pressed, stop } = layers();
    fireEvent.click(page, { detail: 1 });
    fireEvent.click(layer, { detail: 2 });
    expect(pressed).toEqual(['page']);
    fireEvent.click(layer, { detail: 1 });
    expect(pressed).toEqual(['page', 'layer']);
    stop();
  });

  test('counts where the first one was', () => {
    const { layer, pressed, stop } = layers();
    fireEvent.click(layer, { detail: 1 });
    fireEvent.click(layer, { detail: 2 });
    expect(pressed).toEqual(['layer', 'layer']);
    stop();
  });

  function layers() {
    const pressed: string[] = [];
    const button = (name: string) => {
      const place = document.createElement('div');
      const made = document.createElement('button');
      made.addEventListener('click', () => pressed.push(name));
      place.append(made);
      document.body.append(place);
      return made;
    };
    return {
      page: button('page'),
      layer: button('layer'),
      pressed,
      stop: keepSecondClicks(document),
    };
  }
});

/** A page with two records, a button to add a third, and a server that answers when it is told to. */
function open() {
  const requests: Request[] = [];
  const save = (id: string | undefined, name: string) =>
    new Promise<Thing>((resolve, reject) => {
      requests.push({
        id,
        name,
        answer: () => act(async () => resolve({ id: id ?? 'new', name })),
        refuse: () => act(async () => reject(new Error('refused'))),
      });
    });
  const router = createMemoryRouter([
    {
      Component: Frame,
      children: [
        { path: '/', element: <Records save={save} /> },
        { path: '/elsewhere', element: <p>another page</p> },
      ],
    },
  ]);
  render(
    <I18nextProvider i18n={words()}>
      <QueryClientProvider client={new QueryClient()}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </I18nextProvider>,
  );
  const press = (name: string) => {
    const found = screen.getAllByRole('button', { name, hidden: true }).at(-1);
    if (found === undefined) throw new Error(`no button ${name}`);
    fireEvent.click(found);
  };
  const field = () => screen.getByLabelText<HTMLInputElement>('名称');
  return {
    requests,
    press,
    field,
    title: () => screen.getByRole('dialog').querySelector('.ant-modal-title')?.textContent,
    type: (text: string) => fireEvent.change(field(), { target: { value: text } }),
    submit: () => fireEvent.submit(screen.getByRole('dialog').querySelector('form') ?? document),
    last: () => {
      const request = requests.at(-1);
      if (request === undefined) throw new Error('nothing was asked');
      return request;
    },
    leave: (way: string) => {
      if (way === 'Esc') fireEvent.keyDown(field(), { key: 'Escape', code: 'Escape', keyCode: 27 });
      else press(way === '×' ? 'Close' : way);
    },
    closed: () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull()),
    go: (place: string) => act(() => router.navigate(place)),
  };
}

function Frame() {
  return (
    <ConfigProvider theme={themeOf('light')} button={{ autoInsertSpace: false }}>
      <App>
        <Outlet />
        <LeaveGuard />
      </App>
    </ConfigProvider>
  );
}

function Records({
  save,
}: {
  readonly save: (id: string | undefined, name: string) => Promise<Thing>;
}) {
  const [rows, setRows] = useState<readonly Thing[]>([A, B]);
  const { opening, open: show } = useOpening<Thing | undefined>();
  const confirm = useConfirm('common');
  return (
    <main>
      <h1>Things</h1>
      {rows.map((thing) => (
        <button type="button" key={thing.id} onClick={() => show(thing)}>
          编辑 {thing.name}
        </button>
      ))}
      <button type="button" onClick={() => show(undefined)}>
        添加
      </button>
      <button type="button" onClick={() => setRows([])}>
        remove the rows
      </button>
      <button
        type="button"
        onClick={() => confirm({ title: '删除？', okText: '确定', act: async () => {} })}
      >
        删除
      </button>
      {opening === undefined ? null : (
        <FormDialog
          key={opening.key}
          title={opening.what === undefined ? '添加' : `编辑「${opening.what.name}」`}
          namespace="common"
          initial={{ name: opening.what?.name ?? '' }}
          save={({ name }) => save(opening.what?.id, name)}
          onSaved={() => {}}
          said={({ name }) => `「${name}」已保存`}
          onClose={opening.close}
        >
          <Form.Item name="name" label="名称">
            <Input />
          </Form.Item>
        </FormDialog>
      )}
    </main>
  );
}

function words() {
  const i18n = createInstance();
  void i18n.use(initReactI18next).init({
    lng: 'zh',
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    initAsync: false,
    resources: { zh: { common: zh } },
  });
  return i18n;
}
