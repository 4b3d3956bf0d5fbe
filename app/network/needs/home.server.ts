import type { BusinessActor } from "~/platform/auth/guards.server.ts";
import { viewerOf } from "../posts/viewer.ts";
import { listAskedPosts, listNeedsForYou, type NeedForYou } from "./queries.server.ts";

/** What a business's home shows of needs: those it could answer, and its own that we ask about. */
export interface HomeNeedsFacts {
  forYou: NeedForYou[];
  asked: { id: string; title: string }[];
}

const MOST = 3;

export async function findHomeNeeds(actor: BusinessActor): Promise<HomeNeedsFacts> {
  const [forYou, asked] = await Promise.all([
    listNeedsForYou(viewerOf(actor), actor.businessId, MOST),
    listAskedPosts(actor.businessId),
  ]);
  return { forYou, asked };
}
