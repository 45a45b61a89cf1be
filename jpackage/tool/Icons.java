import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts PNG pictures of one icon into the containers Windows and macOS want. */
final class Icons {

    private static final List<Integer> WINDOWS = List.of(16, 24, 32, 48, 64, 128, 256);
    private static final int HEADER = 6;
    private static final int ENTRY = 16;
    private static final int WHOLE_BYTE = 256;

    private Icons() {}

    /**
     * Writes both.
     *
     * @param arguments the folder with {@code icon-16.png} and so on, the .ico and the .icns
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.write(Path.of(arguments[1]), ico(folder));
        Files.write(Path.of(arguments[2]), icns(folder));
    }

    private static byte[] png(Path folder, int size) throws IOException {
        return Files.readAllBytes(folder.resolve("icon-" + size + ".png"));
    }

    private static byte[] ico(Path folder) throws IOException {
        ByteBuffer head =
                ByteBuffer.allocate(HEADER + ENTRY * WINDOWS.size()).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) 0).putShort((short) 1).putShort((short) WINDOWS.size());
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        for (int size : WINDOWS) {
            byte[] png = png(folder, size);
            byte side = (byte) (size == WHOLE_BYTE ? 0 : size);
            head.put(side).put(side).put((byte) 0).put((byte) 0);
            head.putShort((short) 1).putShort((short) 32);
            head.putInt(png.length).putInt(head.capacity() + pictures.size());
            pictures.writeBytes(png);
        }
        ByteArrayOutputStream ico = new ByteArrayOutputStream();
        ico.writeBytes(head.array());
        ico.writeBytes(pictures.toByteArray());
        return ico.toByteArray();
    }

    private static byte[] icns(Path folder) throws IOException {
        // Apple's names for the sizes, those for screens with doubled pixels after them.
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("icp4", 16);
        sizes.put("icp5", 32);
        sizes.put("icp6", 64);
        sizes.put("ic07", 128);
        sizes.put("ic08", 256);
        sizes.put("ic09", 512);
        sizes.put("ic10", 1024);
        sizes.put("ic11", 32);
        sizes.put("ic12", 64);
        sizes.put("ic13", 256);
        sizes.put("ic14", 512);
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(pictures);
        for (Map.Entry<String, Integer> each : sizes.entrySet()) {
            byte[] png = png(folder, each.getValue());
            out.write(each.getKey().getBytes(StandardCharsets.US_ASCII));
            out.writeInt(png.length + 8);
            out.write(png);
        }
        ByteArrayOutputStream icns = new ByteArrayOutputStream();
        DataOutputStream whole = new DataOutputStream(icns);
        whole.write("icns".getBytes(StandardCharsets.US_ASCII));
        whole.writeInt(pictures.size() + 8);
        whole.write(pictures.toByteArray());
        return icns.toByteArray();
    }
}
