const texts = new WeakMap<Response, string>();

/** An answer whose text is sent in one piece, without the web stream that a Response otherwise makes of it. */
export function wholeResponse(text: string, init: ResponseInit): Response {
  const response = new Response(null, init);
  texts.set(response, text);
  return response;
}

/** The text of a {@link wholeResponse}; undefined for any other. */
export const wholeText = (response: Response): string | undefined => texts.get(response);
