/** What the operator reads when the store cannot be opened, migrated, backed up or restored. One sentence each. */
export const store = {
  creating: 'Creating the database …',
  migrating: 'Bringing the database up to date …',
  keptBackup: (file: string) => `Kept a backup from before the change: ${file}`,
  taken: (folder: string, pid: number | null) =>
    `Another Broadsheet ${pid ? `(process ${pid}) ` : ''}is using the data folder ${folder}: stop it first, or set DATA_DIR to another folder.`,
  unwritable: (folder: string) =>
    `The data folder ${folder} cannot be written: give this user the right to, or set DATA_DIR to another folder.`,
  diskFull: (folder: string) =>
    `There are less than 200 MB free on the disk of ${folder}: make room, or set DATA_DIR to a folder on another disk.`,
  unmade: (folder: string, reason: string) =>
    `The database in ${folder} could not be made (${reason}): look at the disk and at the rights on the folder.`,
  damaged: (folder: string) =>
    `The database in ${folder} does not open and seems damaged: keep it, and restore a backup with DATA_DIR set to a new folder.`,
  unreachable: (where: string, reason: string) =>
    `The database server at ${where} cannot be used (${reason}): start it, or correct DATABASE_URL.`,
  newerSchema:
    'The database was last used by a newer Broadsheet, and this one could damage it: install the newer version again, or restore a backup that this one made.',
  notABackup: (file: string) => `${file} is not a backup of Broadsheet: nothing was changed.`,
  damagedBackup: (file: string) => `The backup ${file} is damaged or cut short: nothing was changed.`,
  newerBackup: (file: string) =>
    `The backup ${file} was made by a newer Broadsheet: install that version to restore it; nothing was changed.`,
  missingBackup: (file: string) => `There is no backup that can be read at ${file}: nothing was changed.`,
  unwritableBackup: (file: string) => `The backup cannot be written to ${file}: choose a folder that can be written.`,
}
