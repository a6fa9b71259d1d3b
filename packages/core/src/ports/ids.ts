/** Gives the next id: unique among all devices, 8 to 64 characters of `A–Z a–z 0–9 _ -`. */
export type NextId = () => string;
