/**
 * Checks whose answer depends on where the taxpayer is a resident (domain.md 7.3: a non-resident has a month more). That is not known
 * here but at the office's connector, so what they remark is left out until it tells.
 */
export const DEPENDS_ON_RESIDENCE: readonly string[] = ['CHECK_FILED_LATE'];

/** Whether a remark holds whoever the taxpayer is. */
export const holdsAnywhere = ({ code }: { readonly code: string }): boolean => !DEPENDS_ON_RESIDENCE.includes(code);
