import { vi } from "vitest";

// what the modules of the file before keep in memory, its clock and its database among it, is not this file's
vi.resetModules();
