import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { platform } from 'node:os';

/**
 * When a process started, in a form that only compares: a number that was given to a new process has another one.
 * Undefined when there is no such process, or only its remains (zombie).
 */
export function startOf(pid: number): string | undefined {
  return platform() === 'linux' ? startOnLinux(pid) : startByPs(pid);
}

/** Fields of /proc/PID/stat after the name in parentheses, which may itself hold spaces and parentheses. */
const stateField = 0;
const startField = 19;

function startOnLinux(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return fields[stateField] === 'Z' ? undefined : fields[startField];
  } catch {
    // The file is gone with the process.
    return undefined;
  }
}

function startByPs(pid: number): string | undefined {
  try {
    const text = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return text.startsWith('Z') ? undefined : text.replace(/^\S+\s+/, '');
  } catch {
    // ps ends with 1 when there is no such process.
    return undefined;
  }
}
