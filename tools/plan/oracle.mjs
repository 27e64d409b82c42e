// What google-libphonenumber says of a number.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { PhoneNumberFormat, PhoneNumberType, PhoneNumberUtil } = require("google-libphonenumber");

export const LONGEST = 15;  // digits: ITU-T E.164; the library takes more

const util = PhoneNumberUtil.getInstance();
const { ValidationResult } = PhoneNumberUtil;
const typeNames = new Map(Object.entries(PhoneNumberType).map(([name, value]) => [value, name.toLowerCase()]));

function statusOfError(message) {
  if (/country calling code/i.test(message)) return "unknown_country";
  if (/too long/i.test(message)) return "too_long";
  // One digit is no number for the library.
  if (/too short|did not seem to be a phone number/i.test(message)) return "too_short";
  throw new Error(message);
}

// { status, e164, type, region, possible }, or { status, limit: true } for a number over LONGEST digits. `region`: - for
// none.
export function asked(region, digits) {
  let number;
  try {
    number = util.parse(digits, region === "-" ? undefined : region);
  } catch (error) {
    return { status: statusOfError(error.message), e164: "", type: "unknown", region: "", possible: 0 };
  }
  const e164 = util.format(number, PhoneNumberFormat.E164);
  if (e164.length - 1 > LONGEST) return { status: "too_long", limit: true };
  const reason = util.isPossibleNumberWithReason(number);
  const type = typeNames.get(util.getNumberType(number));
  const status = util.isValidNumber(number) ? "valid"
    : { [ValidationResult.TOO_SHORT]: "too_short", [ValidationResult.TOO_LONG]: "too_long" }[reason] ?? "invalid_number";
  const possible = status === "valid" || reason === ValidationResult.IS_POSSIBLE ? 1 : 0;
  return { status, e164, type, region: util.getRegionCodeForNumber(number) ?? "", possible };
}
