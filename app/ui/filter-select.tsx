interface FilterSelectProps {
  id: string;
  name: string;
  label: string;
  value: string;
  options: readonly (readonly [value: string, text: string])[];
  wide?: boolean;
}

/** One of the filters above a list, in the address. */
export function FilterSelect({ id, name, label, value, options, wide }: FilterSelectProps) {
  return (
    <p className={wide ? "filter filter-wide" : "filter"}>
      <label htmlFor={id}>{label}</label>
      <select className="select" id={id} name={name} defaultValue={value}>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </p>
  );
}
