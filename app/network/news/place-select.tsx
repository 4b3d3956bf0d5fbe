import { texts } from "~/texts/texts.ts";

const words = texts.news;

interface Place {
  code: string;
  name: string;
  wards: readonly { code: string; name: string }[];
}

/** A district or one of its wards. */
export function PlaceSelect({ places, value }: { places: readonly Place[]; value: string }) {
  return (
    <p className="filter">
      <label htmlFor="place">{words.filter.place}</label>
      <select className="select" id="place" name="place" defaultValue={value}>
        <option value="">{words.filter.anyPlace}</option>
        {places.map(({ code, name, wards }) => (
          <optgroup key={code} label={name}>
            <option value={code}>{words.filter.ofCouncil(name)}</option>
            {wards.map((ward) => (
              <option key={ward.code} value={ward.code}>
                {ward.name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </p>
  );
}
