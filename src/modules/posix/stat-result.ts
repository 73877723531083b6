// os.stat_result and the other struct sequences of posix.

import { PyFloat } from '../../objects/numbers/float';
import { normalize } from '../../objects/numbers/int';
import type { FileSystemNode } from '../file-system';
import { defineStructSequence, PyStructSequence } from '../struct-sequence';

export const statResultType = defineStructSequence({
  name: 'stat_result',
  module: 'os',
  fields: ['st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size', null, null, null],
  hidden: [
    ...['st_atime', 'st_mtime', 'st_ctime', 'st_atime_ns', 'st_mtime_ns', 'st_ctime_ns', 'st_blksize', 'st_blocks'],
    'st_rdev',
  ],
});

export const terminalSizeType = defineStructSequence({
  name: 'terminal_size',
  module: 'os',
  fields: ['columns', 'lines'],
});

export const timesResultType = defineStructSequence({
  name: 'times_result',
  module: 'posix',
  fields: ['user', 'system', 'children_user', 'children_system', 'elapsed'],
});

export const unameResultType = defineStructSequence({
  name: 'uname_result',
  module: 'posix',
  fields: ['sysname', 'nodename', 'release', 'version', 'machine'],
});

export const statvfsResultType = defineStructSequence({
  name: 'statvfs_result',
  module: 'os',
  fields: [
    ...[
      'f_bsize',
      'f_frsize',
      'f_blocks',
      'f_bfree',
      'f_bavail',
      'f_files',
      'f_ffree',
      'f_favail',
      'f_flag',
      'f_namemax',
    ],
  ],
  hidden: ['f_fsid'],
});

export const waitidResultType = defineStructSequence({
  name: 'waitid_result',
  module: 'posix',
  fields: ['si_pid', 'si_uid', 'si_signo', 'si_status', 'si_code'],
});

/** What stat() tells of a file or directory. */
export function statResult(node: FileSystemNode): PyStructSequence {
  const size = node.kind === 'file' ? node.data.length : 4096;
  const seconds = Number(node.mtime / 1_000_000_000n);
  const time = new PyFloat(Number(node.mtime) / 1e9);
  const nanoseconds = normalize(node.mtime);
  const links = node.kind === 'file' ? 1 : 2;
  return new PyStructSequence(
    [node.mode, node.inode, 1, links, 0, 0, size, seconds, seconds, seconds],
    statResultType,
    [time, time, time, nanoseconds, nanoseconds, nanoseconds, 4096, Math.ceil(size / 512), 0],
  );
}
