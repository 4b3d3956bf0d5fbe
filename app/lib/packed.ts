declare const held: unique symbol;

/** Plain data as one text: Remix sends it to the page's scripts for a tenth of what it costs value by value. */
export interface Packed<Value> {
  packed: string;
  readonly [held]?: Value;
}

const values = new WeakMap<object, unknown>();

/** For a loader with much to send. Only what JSON can hold: no dates, no maps, nothing deferred. */
export function pack<Value>(value: Value): Packed<Value> {
  const packed: Packed<Value> = { packed: JSON.stringify(value) };
  values.set(packed, value);
  return packed;
}

/** What was packed; read once for each object, and not at all where it was packed. */
export function unpack<Value>(packed: Packed<Value>): Value {
  if (!values.has(packed)) values.set(packed, JSON.parse(packed.packed));
  return values.get(packed) as Value;
}
