const number = (count: number) => count.toLocaleString("en-GB");
const some = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;

/** Loading registers and postcodes: what the command prints and the staff page shows. */
export const loads = {
  title: "Registers that were loaded",
  intro:
    "Each file of a register or a list that was loaded, newest first, with what it changed and the rows that could not be used.",
  none: "Nothing has been loaded yet.",
  noneHint: "Whoever runs the portal loads a register with the command npm run load.",
  columns: {
    file: "File",
    source: "Register",
    made: "Made on",
    loaded: "Loaded on",
    counts: "What it did",
    faults: "Rows with a fault",
  },
  kinds: {
    "food-register": "Food hygiene register",
    postcodes: "Postcodes",
    "rating-list": "Rating list",
    reference: "Reference facts",
  } as Record<string, string>,
  noFaults: "None",
  faults: {
    show: (count: number) => `See ${some(count, "fault", "faults")}`,
    of: (file: string) => `of ${file}`,
    caption: (file: string) => `Rows of ${file} with a fault`,
    columns: { line: "Line", id: "Number in the register", reason: "What is wrong" },
    onlyFirst: (count: number) => `The first ${number(count)} are shown.`,
  },
  back: "All loads",
  /** why an item that a load made is closed from the start */
  items: {
    ownRegister: "It came from this team’s own register.",
    sameRow: "Told with the same row of the register.",
  },
  /** the counts of a load, the ones that are nothing left out */
  counts: (counts: Record<string, unknown>) => {
    const words: [string, string][] = [
      ["read", "read"],
      ["new", "new"],
      ["linked", "of them known already"],
      ["renamed", "renamed"],
      ["changed", "changed"],
      ["returned", "returned"],
      ["gone", "gone"],
      ["unchanged", "unchanged"],
    ];
    return words
      .flatMap(([key, word]) => {
        const count = counts[key];
        return typeof count === "number" && count > 0 ? [`${number(count)} ${word}`] : [];
      })
      .join(", ");
  },
  script: {
    register: (file: string, authority: string, made: string) =>
      `${file}: food hygiene register of ${authority}, made on ${made}`,
    loadedBefore: (day: string) => `  The same file was loaded on ${day}: nothing to do.`,
    notServed: (authority: string) =>
      `  ${authority} does not use this portal: its premises are kept, and no council sees those outside the served area.`,
    fault: (line: number, id: string | null, reason: string) => `  line ${line}${id ? ` (${id})` : ""}: ${reason}`,
    moreFaults: (count: number) => `  and ${some(count, "more fault", "more faults")}: see /staff/loads`,
    counts: (
      counts: {
        read: number;
        new: number;
        linked: number;
        kept: number;
        renamed: number;
        changed: number;
        unchanged: number;
        returned: number;
        gone: number;
        withWard: number;
        withoutPostcode: number;
        faults: number;
      },
      took: string,
      dryRun: boolean,
    ) =>
      [
        `  read ${counts.read}: new ${counts.new} (${counts.linked} known already), kept ${counts.kept} (renamed ${counts.renamed}, changed ${counts.changed}, unchanged ${counts.unchanged}, returned ${counts.returned}), gone ${counts.gone}`,
        `  with a ward ${counts.withWard}, without a postcode ${counts.withoutPostcode}, faults ${counts.faults}, ${took}${dryRun ? " - a dry run: nothing was kept" : ""}`,
      ].join("\n"),
    ratingList: (
      file: string,
      load: {
        council: string;
        list: number;
        read: number;
        new: number;
        changed: number;
        unchanged: number;
        gone: number;
        faulty: number;
      },
      took: string,
      dryRun: boolean,
    ) =>
      `${file}: ${load.list} rating list of ${load.council}: read ${load.read}: new ${load.new}, changed ${load.changed}, unchanged ${load.unchanged}, gone ${load.gone}, faults ${load.faulty}; ${took}${dryRun ? " - a dry run: nothing was kept" : ""}`,
    postcodes: (
      file: string,
      load: { read: number; new: number; changed: number; unchanged: number; faulty: number },
      placed: number,
      took: string,
      dryRun: boolean,
    ) =>
      `${file}: read ${load.read}: new ${load.new}, changed ${load.changed}, unchanged ${load.unchanged}, faults ${load.faulty}; ${some(placed, "site", "sites")} placed by them; ${took}${dryRun ? " - a dry run: nothing was kept" : ""}`,
  },
};
