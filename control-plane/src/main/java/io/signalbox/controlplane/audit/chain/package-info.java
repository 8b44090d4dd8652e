/** The hash chain of audit entries: appending, signing and checking. Not which changes are recorded. */
@NullMarked
package io.signalbox.controlplane.audit.chain;

import org.jspecify.annotations.NullMarked;
