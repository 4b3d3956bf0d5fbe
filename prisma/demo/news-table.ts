import type { PostKind } from "~/network/post-terms.ts";
import type { Scene } from "./scenes.ts";

/** News of the demonstration: said by a listed business of the sector, as many days ago. */
export interface ToldNews {
  /** key of a local sector group */
  sector: string;
  kind: Extract<PostKind, "good_news" | "innovation" | "product" | "problem" | "event">;
  title: string;
  body: string;
  daysAgo: number;
  picture?: readonly [scene: Scene, alt: string];
  /** of an event: in how many days, from and until when, and where */
  on?: readonly [daysAhead: number, from: string, until: string, place: string];
  audience?: "registered" | "council";
  state?: "waiting";
  link?: string;
}

export const NEWS: readonly ToldNews[] = [
  { sector: "food_making", kind: "product", daysAgo: 1, title: "A stout brewed with local coffee", body: "A dark stout with coffee that was roasted three streets away. On tap from Saturday, in bottles from next week.", picture: ["glass", "A glass of dark beer with a pale head"] },
  { sector: "food_making", kind: "good_news", daysAgo: 10, title: "Two stars at the Great Taste awards", body: "Our marmalade won **two stars** at the Great Taste awards this week.\n\nThe judges liked:\n\n* the bitter oranges\n* how little sugar there is\n\nThank you to everybody who tried the batches that did not work.", picture: ["jars", "Jars of marmalade in a row on a shelf"] },
  { sector: "visitors", kind: "event", daysAgo: 2, title: "Christmas fair in the courtyard", body: "Twenty local makers, hot food and a choir at four. Come early for parking: the car park behind us is free on the day.", on: [13, "10:00", "17:00", "The courtyard, Lichfield"], picture: ["fair", "Stalls with striped roofs under strings of lights"] },
  { sector: "making", kind: "good_news", daysAgo: 3, title: "We are taking on four apprentices", body: "We are **hiring**: four apprenticeship places start in January, two at the lathes and two in the office.\n\nCome and see the workshop before you apply.", picture: ["workshop", "A workbench with tools hung on the wall behind it"] },
  { sector: "shops", kind: "product", daysAgo: 4, title: "Refill shelf: bring your own jars", body: "Flour, oats, lentils and washing-up liquid by weight, from today. Bring anything clean with a lid.", picture: ["jars", "Glass jars on a wooden shelf"] },
  { sector: "digital", kind: "innovation", daysAgo: 5, title: "A map of step-free shops, made with volunteers", body: "Forty volunteers measured steps and doors in the town centre. The map is free to use, and we would like to add more streets. Shops can ask to be measured." },
  { sector: "visitors", kind: "good_news", daysAgo: 6, title: "Ten years behind the counter", body: "Ten years ago this week we opened the door for the first time. Everybody who comes on Friday gets a slice of the cake.", picture: ["cake", "A tall cake with a candle on top"] },
  { sector: "building", kind: "good_news", daysAgo: 7, title: "We have finished the village hall roof", body: "Nine weeks, 11,000 tiles and no rain inside. The hall is open again, with insulation that it never had before." },
  { sector: "professional", kind: "event", daysAgo: 8, title: "Free clinic: your first set of accounts", body: "Half an hour with an accountant, free of charge, for anybody in their first two years. Bring your questions and your shoebox.", on: [9, "14:00", "18:00", "The library, Lichfield"] },
  { sector: "making", kind: "innovation", daysAgo: 9, title: "Heat from the oven now warms the offices", body: "With a research project at a university we have tried a way of storing the heat of our drying oven. It warms our offices until noon. We are happy to show it to other firms.", picture: ["workshop", "Pipes and a gauge on a workshop wall"] },
  { sector: "shops", kind: "good_news", daysAgo: 11, title: "Moving into a second shop", body: "We are opening a new shop in Tamworth in the spring. Same books, more chairs." },
  { sector: "care", kind: "event", daysAgo: 12, title: "Open evening at the nursery", body: "See the rooms and the garden, and talk to the people who would look after your child.", on: [6, "17:30", "19:30", "The nursery, Burntwood"], picture: ["garden", "Flowers and a tree in a small garden"] },
  { sector: "motor_transport", kind: "good_news", daysAgo: 13, title: "Our first electric van is on the road", body: "It covers the whole of our round on one charge. If you would like to know what it costs us a mile, ask.", picture: ["van", "A green van on a road between fields"] },
  { sector: "visitors", kind: "product", daysAgo: 14, title: "Sunday lunch for people who eat no meat", body: "A new menu on Sundays: a roast without meat that our own cook would choose. Half portions for children." },
  { sector: "digital", kind: "good_news", daysAgo: 15, title: "Shortlisted for a county award", body: "We are a finalist in the small business of the year award, for our work with a food bank. The evening is in February." },
  { sector: "support", kind: "event", daysAgo: 16, title: "Breakfast for people who work alone", body: "Coffee, no speeches. For anybody who runs a business from home and would like to meet others.", on: [4, "08:00", "09:30", "The café at the station, Lichfield"], picture: ["cup", "A cup of coffee on a round table"] },
  { sector: "building", kind: "product", daysAgo: 17, title: "We now fit heat pumps", body: "Two of our engineers are trained and registered. We look at your house first and tell you if it is not worth it." },
  { sector: "making", kind: "good_news", daysAgo: 18, title: "First order from abroad", body: "Our first exports left for Ghent this morning: sixty brackets for a bicycle maker. Thank you to the growth hub for the help with the forms.", picture: ["van", "A van on its way to the coast"] },
  { sector: "food_making", kind: "event", daysAgo: 19, title: "See how cheese is made", body: "An hour in the dairy with a tasting at the end. Ten places. Children are welcome with an adult.", on: [20, "11:00", "12:30", "The dairy, near Rugeley"] },
  { sector: "shops", kind: "good_news", daysAgo: 20, title: "£1,240 for the hospice", body: "That is what was in the tin by the till after a year. Thank you." },
  { sector: "professional", kind: "good_news", daysAgo: 21, title: "A new partner joins the practice", body: "She worked in Birmingham for twelve years and looks after farms and food firms.", audience: "registered" },
  { sector: "visitors", kind: "event", daysAgo: 22, title: "Quiz night for the lifeboats", body: "Teams of six at most. The winners choose what the kitchen cooks next Friday.", on: [2, "19:30", "22:00", "The back room, Bird Street"], picture: ["glass", "Two glasses on a bar"] },
  { sector: "motor_transport", kind: "innovation", daysAgo: 24, title: "One van for four shops", body: "Four shops share our afternoon round. It costs each of them less than its own van, and there are three vans fewer in the street. There is room for two more shops." },
  { sector: "making", kind: "product", daysAgo: 25, title: "Benches from old pews", body: "Solid oak, a hundred years old, no two the same. See them at the workshop on Saturdays.", picture: ["workshop", "A bench half made on a workbench"] },
  { sector: "care", kind: "good_news", daysAgo: 26, title: "Dementia friendly: the whole salon is trained", body: "Everybody who works here has done the training. There is a quiet hour on Tuesdays from nine." },
  { sector: "digital", kind: "product", daysAgo: 28, title: "Photographs for your listing at a small price", body: "Six pictures of your shop, your people and what you sell, in one hour. For firms in the district.", picture: ["garden", "A shop front with plants"] },
  { sector: "land", kind: "event", daysAgo: 29, title: "Apple day in the orchard", body: "Bring apples from your garden and we press them while you wait. Bottles are on sale.", on: [27, "10:00", "15:00", "The orchard, Alrewas"], picture: ["garden", "An apple tree with red apples"] },
  { sector: "food_making", kind: "good_news", daysAgo: 31, title: "Our bread is in three more schools", body: "From next term three more schools have our bread at lunch. We have taken on two people for the night shift." },
  { sector: "building", kind: "good_news", daysAgo: 33, title: "Young joiner of the year", body: "Our apprentice won the county award for young joiners with a staircase that he designed himself.", picture: ["workshop", "A small wooden staircase on a bench"] },
  { sector: "shops", kind: "event", daysAgo: 34, title: "Late opening with the whole street", body: "Every shop in the street is open until eight, with something hot to drink in each.", on: [11, "17:00", "20:00", "Market Street, Lichfield"], picture: ["fair", "A street of shops in the evening with lights"] },
  { sector: "support", kind: "product", daysAgo: 36, title: "Meeting room by the hour", body: "Eight chairs, a screen and a kettle. Step-free. From £9 an hour for firms in the district." },
  { sector: "professional", kind: "innovation", daysAgo: 38, title: "Plain contracts of two pages", body: "We have rewritten our standard contracts in plain words. Anybody may copy them.", link: "https://contracts.example.org/plain" },
  { sector: "visitors", kind: "good_news", daysAgo: 40, title: "Five out of five for hygiene, for the sixth time", body: "Thank you to the team that scrubs long after you have gone home." },
  { sector: "care", kind: "product", daysAgo: 42, title: "Evening appointments", body: "From this month we are open until nine on Wednesdays, for those who work in the day." },
  { sector: "motor_transport", kind: "event", daysAgo: 44, title: "Free winter check for bicycles", body: "Brakes, lights and chain, in ten minutes, while you wait.", on: [8, "10:00", "13:00", "Outside the workshop, Tamworth"] },
  { sector: "making", kind: "problem", daysAgo: 3, title: "Steel has gone up by a third", body: "There is a shortage of the grade we use, and late payments by two customers hurt our cash flow. We do not know how long we can hold our prices.", audience: "council" },
  { sector: "visitors", kind: "problem", daysAgo: 9, title: "Road works outside the door until March", body: "Nobody told us. Lunch trade is down by half since they began, and two redundancies may follow.", audience: "council" },
  { sector: "shops", kind: "good_news", daysAgo: 0, title: "A weaver moves in upstairs", body: "The room above our shop has a loom in it since Monday. You can watch on Thursdays and Saturdays.", state: "waiting", picture: ["fair", "Coloured cloth hung in a row"] },
  { sector: "food_making", kind: "innovation", daysAgo: 0, title: "Crisps from peelings", body: "We make crisps of what the kitchen next door peels off. Less waste, and they taste of potato.", state: "waiting" },
]; // biome-ignore format: one line a post

/** What was written after introductions were accepted: by the one who asked (0) or the other (1). */
export const TALKS: readonly { why: string; said: readonly (readonly [side: 0 | 1, words: string])[] }[] = [
  { why: "We design menus and labels, and we saw your new stout. May we show you some labels we made for a cider?", said: [[1, "Yes, please. We reprint in January, so now is a good time."], [0, "Thank you. Would Tuesday at ten suit you? We come to you."], [1, "Tuesday at ten it is. Ask for the brewhouse."]] },
  { why: "Our café would like to sell your bread. We need about thirty loaves a week, and more in summer.", said: [[1, "Thirty is no trouble. We are in your street at six every morning anyway."], [0, "Then let us try a week. Rye and white, please."]] },
]; // biome-ignore format: one line a talk

/** Requests to be introduced that wait for an answer. */
export const REQUESTS: readonly string[] = [
  "We open a second shop in spring and look for somebody to draw the sign and the bags. We like what you made for the library.",
  "We run walking tours and would like to end them with a tasting at your place, twice a month from April.",
  "We repair sewing machines, and you have many. May we tell you what a yearly check costs?",
];
