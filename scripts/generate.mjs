import { ensureGenerated } from "./ground/install.mjs";
import { runPlainly } from "./ground/say.mjs";

runPlainly(async () => ensureGenerated());
