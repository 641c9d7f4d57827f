# What boards have and the unix port lacks: aiomqttc puts the time of day before each line of its log.
class RTC:
    def datetime(self):
        return (2026, 1, 1, 3, 0, 0, 0, 0)
