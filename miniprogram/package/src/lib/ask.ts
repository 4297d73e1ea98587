/** A question that is answered by one of two buttons. */
interface Question {
  readonly title: string;
  readonly note?: string;
  readonly yes: string;
  readonly no: string;
}

/** Asks over the page; false as well where the question was put away. */
export function ask({ title, note, yes, no }: Question): Promise<boolean> {
  return new Promise((answered) => {
    wx.showModal({
      title,
      content: note ?? '',
      confirmText: yes,
      cancelText: no,
      success: ({ confirm }) => answered(confirm),
      fail: () => answered(false),
    });
  });
}
