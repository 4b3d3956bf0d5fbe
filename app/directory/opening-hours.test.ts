import { expect, test } from "vitest";
import { openingHours } from "./opening-hours.ts";

test.each<[typed: string, said: string[] | null]>([
  ["Monday to Friday, 9am to 5pm", ["Mo-Fr 09:00-17:00"]],
  ["Monday to Saturday 8.30am to 5.30pm", ["Mo-Sa 08:30-17:30"]],
  ["Every day, 10am to 6pm", ["Mo-Su 10:00-18:00"]],
  ["Mon-Fri 9-5; Sat 10–4, Sun closed", ["Mo-Fr 09:00-17:00", "Sa 10:00-16:00"]],
  ["Weekdays 9am - 1pm and 2pm - 6pm", ["Mo-Fr 09:00-13:00", "Mo-Fr 14:00-18:00"]],
  ["Tues, Thurs & Saturdays: 10:00 until 14:30", ["Tu,Th,Sa 10:00-14:30"]],
  ["Fridays and Saturdays 6pm to 2am", ["Fr,Sa 18:00-02:00"]],
  ["Daily noon till midnight", ["Mo-Su 12:00-23:59"]],
  ["Mo-Fr 09:00-17:00", ["Mo-Fr 09:00-17:00"]],
  ["most days", null],
  ["Monday to Friday, 9am to 5pm, by appointment", null],
  ["Monday", null],
  ["Sunnydays 9 to 5", null],
  ["Mon 25 to 99", null],
  ["closed", null],
  ["", null],
])("%s", (typed, said) => expect(openingHours(typed)).toEqual(said));
