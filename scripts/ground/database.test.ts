import { createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { testServerUrl } from "../../tests/support/database.ts";
import { openDatabase } from "./database.mjs";
import { freePort } from "./free-port.mjs";

let server: Server | undefined;

afterEach(() => {
  delete process.env.DATABASE_URL;
  server?.close();
  server = undefined;
});

/** One message of PostgreSQL's protocol. */
function message(type: string, ...parts: (number | string)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => {
      if (typeof part === "string") return Buffer.from(part, "latin1");
      const number = Buffer.alloc(4);
      number.writeInt32BE(part);
      return number;
    }),
  );
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}

const READY = message("Z", "I");
const OLD_VERSION = Buffer.concat([
  message("T", "\0\x01major\0", 0, "\0\0", 23, "\0\x04", -1, "\0\0"),
  message("D", "\0\x01", 2, "13"),
  message("C", "SELECT 1\0"),
  READY,
]);

/** Something that says it is PostgreSQL 13, whatever it is asked. @returns its port */
async function oldPostgres(): Promise<number> {
  const talk = (socket: Socket) => {
    let greeted = false;
    socket.on("error", () => undefined);
    socket.on("data", (data) => {
      if (!greeted) socket.write(Buffer.concat([message("R", 0), READY]));
      else if (data.toString("latin1").startsWith("Q")) socket.write(OLD_VERSION);
      else socket.end();
      greeted = true;
    });
  };
  const port = await freePort();
  const listening = createServer(talk);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(port, "127.0.0.1", resolve));
  return port;
}

describe("the database that DATABASE_URL names", () => {
  const open = (url: string) => {
    process.env.DATABASE_URL = url;
    return openDatabase("no such folder", "portal");
  };

  it("is used, and no server is started or stopped", async () => {
    const url = testServerUrl();
    const database = await open(url);
    expect(database).toMatchObject({ url, embedded: false });
    await database.stop();
    await expect(open(url)).resolves.toMatchObject({ url });
  });

  it.each([
    ["mysql://localhost/portal", "DATABASE_URL should be an address such as postgres://name:secret@host/db"],
    ["portal", "DATABASE_URL should be an address such as postgres://name:secret@host/db"],
  ])("is refused when it is %s", async (url, said) => {
    await expect(open(url)).rejects.toThrow(said);
  });

  it("is named when it does not answer, without its password", async () => {
    const refused = open(`postgres://portal:opensesame@127.0.0.1:${await freePort()}/portal`);
    await expect(refused).rejects.toThrow(/^The database that DATABASE_URL names does not answer: .*ECONNREFUSED/);
    await expect(refused).rejects.not.toThrow("opensesame");
  });

  it("is refused when there is no such database", async () => {
    await expect(open(testServerUrl("no_such_database"))).rejects.toThrow('database "no_such_database" does not exist');
  });

  it("is refused when its PostgreSQL is older than 15", async () => {
    await expect(open(`postgres://portal@127.0.0.1:${await oldPostgres()}/portal`)).rejects.toThrow(
      "DATABASE_URL names a PostgreSQL 13; the portal needs 15 or later.",
    );
  });
});
