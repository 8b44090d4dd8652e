/** Downloads of the audit log. Not the check of a download, which is offline. */
@NullMarked
package io.signalbox.controlplane.audit.export;

import org.jspecify.annotations.NullMarked;
