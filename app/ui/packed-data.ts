import { useLoaderData } from "@remix-run/react";
import { type Packed, unpack } from "~/lib/packed.ts";

type Held<Loader> = Loader extends (...args: never[]) => Promise<Packed<infer Value>> ? Value : never;

/** `useLoaderData` for a loader whose answer is packed. */
export function usePackedData<Loader>(): Held<Loader> {
  return unpack(useLoaderData() as Packed<Held<Loader>>);
}
