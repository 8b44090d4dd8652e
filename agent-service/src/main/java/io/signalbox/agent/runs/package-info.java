/** One attempt from its assignment to its stored end: its ports, what it has done so far, its log line. */
@NullMarked
package io.signalbox.agent.runs;

import org.jspecify.annotations.NullMarked;
