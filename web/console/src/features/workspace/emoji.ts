/** The faces and signs that agents use when they write to customers. */
export const EMOJI: readonly string[] = [
  ...('😀😊🙂😉😄😅😂🤣😍🥰😘😎🤗🤔😮😌😔😢😭😓😴🤒😷🙏👍👌👏💪🤝👋✌️🙌❤️💕🎉🎁🌹🌟✨🔥☀️🌙☕🍎📷📎📞✅'.match(
    /\p{Extended_Pictographic}\ufe0f?/gu,
  ) ?? []),
];
