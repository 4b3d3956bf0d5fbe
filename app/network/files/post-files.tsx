import { texts } from "~/texts/texts.ts";
import { sizeWords } from "./file-terms.ts";
import type { FileLine } from "./keep-files.server.ts";

interface FilesProps {
  files: readonly FileLine[];
  /** the address before a file's id: the post's own, or that of the officers who look at it */
  base: string;
}

/** The pictures of a post, each with what it shows. */
export function PostPictures({ files, base }: FilesProps) {
  return files
    .filter(({ mediaType }) => mediaType.startsWith("image/"))
    .map((file) => (
      <img
        key={file.id}
        className="news-picture"
        src={`${base}/${file.id}`}
        alt={file.alt ?? ""}
        width={file.width ?? undefined}
        height={file.height ?? undefined}
      />
    ));
}

/** The documents of a post, to be saved. */
export function PostDocuments({ files, base }: FilesProps) {
  return files
    .filter(({ mediaType }) => mediaType === "application/pdf")
    .map((file) => (
      <p key={file.id}>
        <a href={`${base}/${file.id}`} download>
          {texts.news.download(file.name, sizeWords(file.bytes))}
        </a>
      </p>
    ));
}
