/** Starting and stopping the services of one machine. Not what is done with them. */
@NullMarked
package io.signalbox.local.launch;

import org.jspecify.annotations.NullMarked;
