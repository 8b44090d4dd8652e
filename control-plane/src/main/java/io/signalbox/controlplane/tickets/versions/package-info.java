/** Which of two changes of a ticket is newer, value by value. Not what the values mean. */
@NullMarked
package io.signalbox.controlplane.tickets.versions;

import org.jspecify.annotations.NullMarked;
