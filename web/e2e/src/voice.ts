import type { Locator, Page } from 'playwright-core';

const RECORD = '按住说话，或点一下开始录音';

/** What a person does with voice messages, on either side. */
export class VoiceMessages {
  constructor(
    private readonly page: Page,
    private readonly log: Locator,
  ) {}

  private get recorder(): Locator {
    return this.page.getByRole('region', { name: '语音', exact: true });
  }

  get button(): Locator {
    return this.page.getByRole('button', { name: RECORD });
  }

  /** Taps, talks until the clock shows that time, and ends it; it can be heard then. */
  async records(until: string): Promise<void> {
    await this.button.click();
    await this.recorder.getByText(until, { exact: true }).waitFor();
    await this.recorder.getByRole('button', { name: '完成录音' }).click();
    await this.recorder.getByRole('button', { name: /^播放语音/ }).waitFor();
  }

  /** Talks for as long as the button is held, and slides away at the end or not. */
  async holds(until: string, slidesAway: boolean): Promise<void> {
    const box = await this.button.boundingBox();
    if (box === null) throw new Error('no button to record with');
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.recorder.getByText(until, { exact: true }).waitFor();
    if (slidesAway) {
      await this.page.mouse.move(x, y - 120, { steps: 4 });
      await this.recorder.getByText('松开取消', { exact: true }).waitFor();
    }
    await this.page.mouse.up();
  }

  /** Listens to what was recorded before it is sent. */
  async listensFirst(): Promise<void> {
    await this.recorder.getByRole('button', { name: /^播放语音/ }).click();
    await this.recorder.getByRole('button', { name: /^暂停/ }).waitFor();
  }

  async sends(): Promise<void> {
    await this.recorder.getByRole('button', { name: '发送语音' }).click();
    await this.isIdle();
  }

  async cancelsByEscape(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.isIdle();
  }

  async isIdle(): Promise<void> {
    await this.recorder.waitFor({ state: 'hidden' });
  }

  /** What the recorder says instead of recording. */
  async isTold(text: RegExp): Promise<void> {
    await this.button.click();
    await this.recorder.getByRole('alert').filter({ hasText: text }).waitFor();
    await this.recorder.getByRole('button', { name: /^关\s*闭$/ }).click();
    await this.isIdle();
  }

  /** Messages that can be played, the newest last. */
  get all(): Locator {
    return this.log.getByRole('button', { name: /^(播放语音|暂停)/ });
  }

  get unheard(): Locator {
    return this.log.getByRole('img', { name: '未播放' });
  }

  /** Plays the newest twice as fast, to its end. */
  async playsTheNewest(): Promise<void> {
    await this.all.last().click();
    await this.log.getByRole('button', { name: /^暂停/ }).waitFor();
    await this.log.getByRole('button', { name: '播放速度 1 倍' }).click();
    await this.log.getByRole('button', { name: '播放速度 1.5 倍' }).click();
    await this.log.getByRole('button', { name: '播放速度 2 倍' }).waitFor();
    await this.log.getByRole('button', { name: /^暂停/ }).waitFor({ state: 'hidden' });
    await this.log.getByRole('button', { name: '播放速度 2 倍' }).click();
  }
}

/** How loud what lies at that address is, 0 to 1, and how many seconds it lasts. */
export async function soundAt(
  page: Page,
  url: string,
): Promise<{ readonly peak: number; readonly seconds: number }> {
  return page.evaluate(async (address) => {
    const bytes = await (await fetch(address)).arrayBuffer();
    const sound = await new OfflineAudioContext(1, 48_000, 48_000).decodeAudioData(bytes);
    const peak = sound.getChannelData(0).reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    return { peak, seconds: sound.duration };
  }, url);
}
