import { createServer as createHttpServer } from "node:http";
import { createServer } from "vite";

/** `npm run dev`: the same portal behind vite. All of it is loaded by vite, so that server and pages are one module graph. */
const socketServer = createHttpServer();
const vite = await createServer({
  server: { middlewareMode: true, hmr: { server: socketServer } },
  appType: "custom",
});
const { startPortal, stopOnSignals } = (await vite.ssrLoadModule("./server/portal.ts")) as typeof import("./portal.ts");
const portal = await startPortal({
  build: () => vite.ssrLoadModule("virtual:remix/server-build") as never,
  assets: async (server) => {
    server.on("upgrade", (...upgrade) => socketServer.emit("upgrade", ...upgrade));
    return vite.middlewares;
  },
});
stopOnSignals({
  stop: async () => {
    await vite.close();
    await portal.stop();
  },
});
process.stdout.write(`Think Local (development): http://localhost:${portal.port}\n`);
