/**
 * Words that no post needs: swearing, slurs, and what junk sells. Stems, matched whole with their usual endings. Short on
 * purpose: each one that somebody may need in their trade (a cock in a farm's post, a Ford Escort) is left out.
 */
export const BLOCKED_WORDS: readonly string[] = [
  "arsehole", "asshole", "bastard", "bellend", "bollock", "bullshit", "clusterfuck", "cocksucker", "cunt",
  "dickhead", "dipshit", "fag", "fagot", "faggot", "fuck", "fuckwit", "gook", "gyppo", "horseshit", "jizz",
  "kike", "knobhead", "kyke", "mongoloid", "motherfuck", "nazi", "nigger", "nigga", "paki",
  "pikey", "piss", "poofter", "pussy", "raghead", "retard", "shit", "shite", "shithouse", 
  "slut", "spastic", "spaz", "tosser", "towelhead", "tranny", "twat", "wank", "whore", "wog", "yid",
  "bukkake", "camgirl", "cialis", "cumshot", "escortservice", "gangbang", "hentai", "levitra", "milf", "onlyfans", "porn",
  "porno", "sexcam", "tramadol", "viagra", "xxx",
]; // biome-ignore format: a list

/** What junk says, in lower case. */
export const BLOCKED_PHRASES: readonly string[] = [
  "act now before it is too late",
  "as seen on tv",
  "buy followers",
  "click here to claim",
  "congratulations you have won",
  "double your money",
  "earn money from home",
  "earn extra cash fast",
  "forex signals",
  "guaranteed profit",
  "guaranteed returns",
  "make money fast",
  "no credit check",
  "online casino",
  "private pics",
  "risk free investment",
  "risk-free investment",
  "send bitcoin",
  "single ladies",
  "work from home and earn",
  "you have been selected to receive",
];

/** Fingers along the keyboard. */
export const KEYBOARD_RUNS: readonly string[] = [
  "qwertyu", "wertyui", "ertyuio", "rtyuiop", "asdfg", "sdfgh", "dfghj", "fghjk", "ghjkl", "zxcvb", "xcvbn", "cvbnm", "lkjhg",
  "poiuyt", "mnbvc", "hjkhjk", "asdasd", "sdfsdf", "dfgdfg", "qweqwe", "jkljkl", "abcabcabc",
]; // biome-ignore format: a list
